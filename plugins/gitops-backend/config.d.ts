import { HumanDuration } from '@backstage/types';

export interface Config {
  /** GitOps delivery: deployments by Argo CD, changes by pull request or commit. */
  gitops?: {
    argocd?: {
      /**
       * The Argo CD instances that are read. Instances of `argocd.appLocatorMethods`, where the existing Argo CD
       * plugins keep them, are read too.
       */
      instances?: Array<{
        /**
         * Shown to people; part of the id of each deployment.
         *
         * @visibility backend
         */
        name: string;
        /**
         * With its path prefix: https://argocd.example.com/argocd
         *
         * @visibility backend
         */
        url: string;
        /**
         * Where people open Argo CD in their browser; without it there are no links.
         *
         * @visibility backend
         */
        publicUrl?: string;
        /**
         * Token of an account or a project role. Either this, or username and password.
         *
         * @visibility secret
         */
        token?: string;
        /**
         * Account to log in with, once; the session is kept and renewed.
         *
         * @visibility backend
         */
        username?: string;
        /**
         * @visibility secret
         */
        password?: string;
        /**
         * Nothing is changed on this instance, whatever people may do elsewhere.
         *
         * @default false
         * @visibility backend
         */
        readOnly?: boolean;
        /**
         * File with the certificates of the authorities to trust, PEM.
         *
         * @visibility backend
         */
        caFile?: string;
        /**
         * Does not check the certificate. For trials only.
         *
         * @default false
         * @visibility backend
         */
        insecureSkipVerify?: boolean;
        /**
         * How long one request may take.
         *
         * @default 30s
         * @visibility backend
         */
        timeout?: HumanDuration | string;
      }>;
    };
    charts?: {
      /** Where charts are published. */
      repositories?: Array<{
        /** @visibility backend */
        name: string;
        /** @visibility backend */
        type: 'chartmuseum' | 'oci';
        /**
         * http(s)://… for ChartMuseum, oci://host/path for OCI.
         *
         * @visibility backend
         */
        url: string;
        /**
         * Speaks HTTP to an OCI registry.
         *
         * @default false
         * @visibility backend
         */
        plainHttp?: boolean;
        /**
         * Other addresses under which Applications read this repository, for instance one inside the cluster. A release
         * goes to the repository that its Application reads, and to no other.
         *
         * @visibility backend
         */
        applicationUrls?: string[];
        /**
         * How many charts are published to it at once, over all replicas.
         *
         * @default 4
         * @visibility backend
         */
        concurrency?: number;
        /** @visibility backend */
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
              /** @visibility backend */
              type: 'static';
              /** @visibility backend */
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
              /**
               * Names of variables of the backend's environment, read for each request.
               *
               * @visibility backend
               */
              type: 'environment';
              /** @visibility backend */
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
              /**
               * A file with a password or token, or JSON with username and password; read anew each time.
               *
               * @visibility backend
               */
              type: 'file';
              /**
               * @visibility secret
               */
              path: string;
              /**
               * Whose password the file holds.
               *
               * @visibility backend
               */
              username?: string;
            }
          | {
              /**
               * A program that prints a password (`aws ecr get-login-password`) or the JSON of a Docker credential
               * helper. It runs without a shell.
               *
               * @visibility backend
               */
              type: 'exec';
              /**
               * Program and arguments.
               *
               * @deepVisibility secret
               */
              command: string[];
              /**
               * Whose password it prints: AWS for Amazon's registry.
               *
               * @visibility backend
               */
              username?: string;
              /**
               * @default 10s
               * @visibility backend
               */
              timeout?: HumanDuration | string;
              /**
               * How long the result is used.
               *
               * @default 15m
               * @visibility backend
               */
              cache?: HumanDuration | string;
              /**
               * Names of variables that the program may see beside PATH and HOME.
               *
               * @visibility backend
               */
              environment?: string[];
            };
        /**
         * File with the certificates of the authorities to trust for this repository, PEM.
         *
         * @visibility backend
         */
        caFile?: string;
        /**
         * How long one request may take without any progress.
         *
         * @default 30s
         * @visibility backend
         */
        timeout?: HumanDuration | string;
        /**
         * ChartMuseum: how many parts at the end of the address are the tenant, as its `--depth`.
         *
         * @default 0
         * @visibility backend
         */
        depth?: number;
        /**
         * ChartMuseum: how a chart is sent.
         *
         * @default raw
         * @visibility backend
         */
        upload?: 'raw' | 'multipart';
        /**
         * OCI: hosts beside the registry's own that issue its tokens, such as `auth.example.com`.
         *
         * @visibility backend
         */
        tokenHosts?: string[];
      }>;
      /** How charts are checked before a release. */
      lint?: {
        /**
         * `builtin` needs no helm. `auto` lets a helm of version 3.14 or later render the chart as well, where there is one.
         * `helm` wants one.
         *
         * @default auto
         * @visibility backend
         */
        engine?: 'auto' | 'builtin' | 'helm';
        /**
         * Where helm is. Without it the one on PATH is taken.
         *
         * @visibility backend
         */
        helm?: string;
      };
      /**
       * Where a release may read a chart from, with the backend's integrations. Each entry is an address whose path a
       * source has to begin with, part by part; `*` stands for one part of the path, `**` for any number. On Azure DevOps and
       * Bitbucket Server the folder and the branch that its query names count too. With none, only uploaded charts are
       * released.
       *
       * @default []
       * @visibility backend
       */
      sources?: string[];
    };
    /** Callers from outside that may release without a person, by the subject of their access token. */
    ci?: Array<{
      /**
       * Subject of an entry of `backend.auth.externalAccess`.
       *
       * @visibility backend
       */
      subject: string;
      /**
       * Refs of the entities that it may release: component:default/checkout
       *
       * @visibility backend
       */
      entities: string[];
    }>;
    /** How long ended work is kept. */
    retention?: {
      /**
       * Ended commands.
       *
       * @default 730 days
       * @visibility backend
       */
      commands?: HumanDuration | string;
      /**
       * The steps of ended commands.
       *
       * @default 365 days
       * @visibility backend
       */
      steps?: HumanDuration | string;
      /**
       * The chart archive of a failed release, which its retry needs.
       *
       * @default 1 day
       * @visibility backend
       */
      archives?: HumanDuration | string;
      /**
       * Ended operations in the ledger. The newest success of each deployment always stays.
       *
       * @default 1825 days
       * @visibility backend
       */
      ledger?: HumanDuration | string;
    };
    /** Where generated configuration goes. */
    repository?: {
      /** @visibility backend */
      url: string;
      /**
       * The branch that pull requests are opened against, and that is committed to.
       *
       * @default main
       * @visibility backend
       */
      branch?: string;
      /**
       * `cnoe`: packages for idpbuilder. `git`: Applications read this repository.
       *
       * @default cnoe
       * @visibility backend
       */
      mode?: 'cnoe' | 'git';
    };
    /** In promotion order. An Application's own label slipway.dev/environment comes before every match. */
    environments?: Array<{
      /** @visibility backend */
      name: string;
      /**
       * Every action here needs a reason.
       *
       * @default false
       * @visibility backend
       */
      requireReason?: boolean;
      /**
       * How Git is changed when somebody deploys, promotes, releases or restores here: `pullRequest` opens one, which people
       * merge; `commit` commits to the branch at once, without a review.
       *
       * @default pullRequest
       * @visibility backend
       */
      changes?: 'pullRequest' | 'commit';
      /** The first match wins. All given parts have to hold; * stands for any text. */
      match?: Array<{
        /** @visibility backend */
        instance?: string;
        /** @visibility backend */
        project?: string;
        /**
         * Name or server of the destination cluster.
         *
         * @visibility backend
         */
        destination?: string;
        /**
         * Namespace of the destination.
         *
         * @visibility backend
         */
        namespace?: string;
        /**
         * Labels of the Application.
         *
         * @visibility backend
         */
        labels?: { [key: string]: string };
      }>;
    }>;
    /** Who may act on Applications that do not name an entity themselves. */
    ownership?: Array<{
      /**
       * AppProject; * stands for any text.
       *
       * @visibility backend
       */
      project: string;
      /**
       * Entity ref of the owner: group:default/checkout
       *
       * @visibility backend
       */
      owner: string;
    }>;
  };
}
