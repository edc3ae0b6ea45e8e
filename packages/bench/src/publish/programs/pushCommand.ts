import { pushArchive } from './pushArchive';

/** `helm push ARCHIVE URL` with our library, as a command. */
const [archive, url] = process.argv.slice(2);
void pushArchive(archive, url, {
  username: process.env.BENCH_USERNAME ?? '',
  password: process.env.BENCH_PASSWORD ?? '',
});
