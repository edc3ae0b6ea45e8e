import { HumanDuration } from '@backstage/types';

export interface Config {
  /** GitOps delivery: deployments by Argo CD, changes by pull request. */
  gitops?: {
    argocd?: {
      /**
       * The Argo CD instances that are read. Instances of `argocd.appLocatorMethods`, where the existing Argo CD
       * plugins keep them, are read too.
       */
      instances?: Array<{
        /** Shown to people; part of the id of each deployment. */
        name: string;
        /** With its path prefix: https://argocd.example.com/argocd */
        url: string;
        /** Where people open Argo CD in their browser; without it there are no links. */
        publicUrl?: string;
        /**
         * Token of an account or a project role. Either this, or username and password.
         *
         * @visibility secret
         */
        token?: string;
        /** Account to log in with, once; the session is kept and renewed. */
        username?: string;
        /**
         * @visibility secret
         */
        password?: string;
        /**
         * Nothing is changed on this instance, whatever people may do elsewhere.
         *
         * @default false
         */
        readOnly?: boolean;
        /** File with the certificates of the authorities to trust, PEM. */
        caFile?: string;
        /**
         * Does not check the certificate. For trials only.
         *
         * @default false
         */
        insecureSkipVerify?: boolean;
        /**
         * How long one request may take.
         *
         * @default 30s
         */
        timeout?: HumanDuration | string;
      }>;
    };
    charts?: {
      /** Where charts are published. */
      repositories?: Array<{
        name: string;
        type: 'chartmuseum' | 'oci';
        /** http(s)://… for ChartMuseum, oci://host/path for OCI. */
        url: string;
        /**
         * Speaks HTTP to an OCI registry.
         *
         * @default false
         */
        plainHttp?: boolean;
        /**
         * Other addresses under which Applications read this repository, for instance one inside the cluster. A release
         * goes to the repository that its Application reads, and to no other.
         */
        applicationUrls?: string[];
        /**
         * How many charts are published to it at once, over all replicas.
         *
         * @default 4
         */
        concurrency?: number;
        username?: string;
        /**
         * @visibility secret
         */
        password?: string;
        /**
         * @visibility secret
         */
        token?: string;
        /** Where the credentials come from, in place of username, password and token. */
        credentials?:
          | {
              type: 'static';
              username?: string;
              /**
               * @visibility secret
               */
              password?: string;
              /**
               * @visibility secret
               */
              token?: string;
            }
          | {
              /** Names of variables of the backend's environment, read for each request. */
              type: 'environment';
              username?: string;
              /**
               * The name of the variable, not the password.
               *
               * @visibility secret
               */
              password?: string;
              /**
               * The name of the variable, not the token.
               *
               * @visibility secret
               */
              token?: string;
            }
          | {
              /** A file with a password or token, or JSON with username and password; read anew each time. */
              type: 'file';
              /**
               * @visibility secret
               */
              path: string;
              /** Whose password the file holds. */
              username?: string;
            }
          | {
              /**
               * A program that prints a password (`aws ecr get-login-password`) or the JSON of a Docker credential
               * helper. It runs without a shell.
               */
              type: 'exec';
              /**
               * Program and arguments.
               *
               * @visibility secret
               */
              command: string[];
              /** Whose password it prints: AWS for Amazon's registry. */
              username?: string;
              /**
               * @default 10s
               */
              timeout?: HumanDuration | string;
              /**
               * How long the result is used.
               *
               * @default 15m
               */
              cache?: HumanDuration | string;
              /** Names of variables that the program may see beside PATH and HOME. */
              environment?: string[];
            };
        /** File with the certificates of the authorities to trust for this repository, PEM. */
        caFile?: string;
        /**
         * How long one request may take without any progress.
         *
         * @default 30s
         */
        timeout?: HumanDuration | string;
        /**
         * ChartMuseum: how many parts at the end of the address are the tenant, as its `--depth`.
         *
         * @default 0
         */
        depth?: number;
        /**
         * ChartMuseum: how a chart is sent.
         *
         * @default raw
         */
        upload?: 'raw' | 'multipart';
        /** OCI: hosts beside the registry's own that issue its tokens, such as `auth.example.com`. */
        tokenHosts?: string[];
      }>;
      /**
       * Where a release may read a chart from, with the backend's integrations. Each entry is an address whose path a
       * source has to begin with, part by part; `*` stands for one part of the path, `**` for any number. With none, only
       * uploaded charts are released.
       *
       * @default []
       */
      sources?: string[];
    };
    /** Callers from outside that may release without a person, by the subject of their access token. */
    ci?: Array<{
      /** Subject of an entry of `backend.auth.externalAccess`. */
      subject: string;
      /** Refs of the entities that it may release: component:default/checkout */
      entities: string[];
    }>;
    /** How long ended work is kept. */
    retention?: {
      /**
       * Ended commands.
       *
       * @default 730 days
       */
      commands?: HumanDuration | string;
      /**
       * The steps of ended commands.
       *
       * @default 365 days
       */
      steps?: HumanDuration | string;
      /**
       * The chart archive of a failed release, which its retry needs.
       *
       * @default 1 day
       */
      archives?: HumanDuration | string;
      /**
       * Ended operations in the ledger. The newest success of each deployment always stays.
       *
       * @default 1825 days
       */
      ledger?: HumanDuration | string;
    };
    /** Where generated configuration goes, by pull request. */
    repository?: {
      url: string;
      /**
       * The branch that pull requests are opened against.
       *
       * @default main
       */
      branch?: string;
      /**
       * `cnoe`: packages for idpbuilder. `git`: Applications read this repository.
       *
       * @default cnoe
       */
      mode?: 'cnoe' | 'git';
    };
    /** In promotion order. An Application's own label slipway.dev/environment comes before every match. */
    environments?: Array<{
      name: string;
      /**
       * Every action here needs a reason.
       *
       * @default false
       */
      requireReason?: boolean;
      /** The first match wins. All given parts have to hold; * stands for any text. */
      match?: Array<{
        instance?: string;
        project?: string;
        /** Name or server of the destination cluster. */
        destination?: string;
        /** Namespace of the destination. */
        namespace?: string;
        /** Labels of the Application. */
        labels?: { [key: string]: string };
      }>;
    }>;
    /** Who may act on Applications that do not name an entity themselves. */
    ownership?: Array<{
      /** AppProject; * stands for any text. */
      project: string;
      /** Entity ref of the owner: group:default/checkout */
      owner: string;
    }>;
  };
}
