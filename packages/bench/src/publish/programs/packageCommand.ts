import { packageFolder } from './packageFolder';

/** `helm package FOLDER -d OUT` with our library, as a command. */
const [folder, out] = process.argv.slice(2);
void packageFolder(folder, out);
