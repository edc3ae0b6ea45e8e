import { SeedAuthor } from '../src/seed/SeedHistory';

/** One moment of the demo's history: an environment moves to a version, or a chart is published. */
export interface SeedStep {
  /** Days after the beginning, and the time of day. */
  readonly day: number;
  readonly time: string;
  readonly author: keyof typeof authors;
  readonly message: string;
  readonly application?: 'storefront' | 'backstage' | 'payments' | 'pricing';
  /** The environments that are generated; without a version as they stand. */
  readonly environments?: readonly string[];
  /** An image tag, or a chart's version. */
  readonly version?: string;
  /** Props that the environments get with it. */
  readonly props?: Readonly<Record<string, unknown>>;
  /** A build of the pricing chart, published at that moment. */
  readonly build?: number;
}

/** Who works here. */
export const authors = {
  ana: { name: 'Ana', email: 'ana@example.com' },
  ben: { name: 'Ben', email: 'ben@example.com' },
  guest: { name: 'Guest', email: 'guest@example.com' },
} satisfies Record<string, SeedAuthor>;

// Not from the beginning: before the first sync there is no Secret that a PreSync hook could read.
const migration = { command: ['node', 'migrate.js'] };

const all = ['dev', 'staging', 'production'];

/** What happened, in order. */
export const seedSteps: readonly SeedStep[] = [
  {
    day: 0,
    time: '08:05',
    author: 'guest',
    message: 'Set up the GitOps repository',
  },
  {
    day: 0,
    time: '09:10',
    author: 'ana',
    message: 'Add storefront',
    application: 'storefront',
    environments: all,
  },
  {
    day: 0,
    time: '10:30',
    author: 'guest',
    message: 'Add backstage',
    application: 'backstage',
    environments: ['dev', 'staging'],
  },
  {
    day: 1,
    time: '08:20',
    author: 'ben',
    message: 'Add payments',
    application: 'payments',
    environments: all,
  },
  {
    day: 1,
    time: '14:00',
    author: 'ana',
    message: 'Publish pricing 1.0.0-41',
    build: 41,
  },
  {
    day: 1,
    time: '14:10',
    author: 'ana',
    message: 'Add pricing',
    application: 'pricing',
    environments: all,
  },
  {
    day: 3,
    time: '09:40',
    author: 'ana',
    message: 'storefront dev: 2.4.0\n\nOne-page checkout.',
    application: 'storefront',
    environments: ['dev'],
    version: '2.4.0',
    props: { migration },
  },
  {
    day: 4,
    time: '11:15',
    author: 'ana',
    message: 'storefront staging: 2.4.0',
    application: 'storefront',
    environments: ['staging'],
    version: '2.4.0',
    props: { migration },
  },
  {
    day: 6,
    time: '13:30',
    author: 'ana',
    message: 'storefront production: 2.4.0',
    application: 'storefront',
    environments: ['production'],
    version: '2.4.0',
    props: { migration },
  },
  {
    day: 7,
    time: '08:55',
    author: 'guest',
    message: 'backstage dev: 1.54.1',
    application: 'backstage',
    environments: ['dev'],
    version: '1.54.1',
  },
  {
    day: 8,
    time: '10:05',
    author: 'ben',
    message: 'payments dev: 5.1.0',
    application: 'payments',
    environments: ['dev'],
    version: '5.1.0',
  },
  {
    day: 9,
    time: '09:00',
    author: 'ana',
    message: 'Publish pricing 1.0.0-42',
    build: 42,
  },
  {
    day: 10,
    time: '09:25',
    author: 'guest',
    message: 'backstage staging: 1.54.1',
    application: 'backstage',
    environments: ['staging'],
    version: '1.54.1',
  },
  {
    day: 11,
    time: '15:45',
    author: 'ana',
    message:
      'storefront dev: 2.4.1\n\nRounds discounts the way the receipt does.',
    application: 'storefront',
    environments: ['dev'],
    version: '2.4.1',
  },
  {
    day: 12,
    time: '09:30',
    author: 'ana',
    message: 'pricing staging: 1.0.0-42',
    application: 'pricing',
    environments: ['staging'],
    version: '1.0.0-42',
  },
  {
    day: 12,
    time: '13:05',
    author: 'ana',
    message: 'storefront staging: 2.4.1',
    application: 'storefront',
    environments: ['staging'],
    version: '2.4.1',
  },
  {
    day: 14,
    time: '10:20',
    author: 'ben',
    message: 'payments staging: 5.1.0',
    application: 'payments',
    environments: ['staging'],
    version: '5.1.0',
  },
  {
    day: 15,
    time: '09:50',
    author: 'ana',
    message: 'storefront production: 2.4.1',
    application: 'storefront',
    environments: ['production'],
    version: '2.4.1',
  },
  {
    day: 16,
    time: '14:40',
    author: 'guest',
    message: 'backstage dev: 1.55.0',
    application: 'backstage',
    environments: ['dev'],
    version: '1.55.0',
  },
  {
    day: 17,
    time: '11:00',
    author: 'ben',
    message: 'payments production: 5.1.0',
    application: 'payments',
    environments: ['production'],
    version: '5.1.0',
  },
  {
    day: 17,
    time: '13:20',
    author: 'ana',
    message: 'pricing production: 1.0.0-42',
    application: 'pricing',
    environments: ['production'],
    version: '1.0.0-42',
  },
  {
    day: 18,
    time: '10:10',
    author: 'ana',
    message: 'Publish pricing 1.0.0-43',
    build: 43,
  },
  {
    day: 19,
    time: '09:15',
    author: 'ana',
    message: 'storefront dev: 2.5.0\n\nGift cards.',
    application: 'storefront',
    environments: ['dev'],
    version: '2.5.0',
  },
  {
    day: 20,
    time: '08:45',
    author: 'guest',
    message: 'backstage staging: 1.55.0',
    application: 'backstage',
    environments: ['staging'],
    version: '1.55.0',
  },
];
