/** The accounts of one sandbox, made at its first start. */
export interface SandboxCredentials {
  readonly gitea: {
    readonly username: string;
    readonly password: string;
    readonly token: string;
  };
  readonly argocd: {
    readonly username: string;
    readonly password: string;
    readonly token: string;
  };
  /** Signs the Git host's webhooks. */
  readonly webhookSecret: string;
}
