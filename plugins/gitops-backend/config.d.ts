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
        username?: string;
        /**
         * @visibility secret
         */
        password?: string;
        /**
         * @visibility secret
         */
        token?: string;
      }>;
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
