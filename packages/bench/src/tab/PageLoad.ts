import { BrowserConnections } from './BrowserConnections';

/** Everything a page asks for, with the calls that wait for others; done when the last answer is there. */
export type PageLoad = (browser: BrowserConnections) => Promise<void>;
