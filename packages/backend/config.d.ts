/** Configuration of the demo backend. */
export interface Config {
  demo: {
    /**
     * The secret that signs the Git host's webhooks (HMAC-SHA256 of the body).
     *
     * @visibility secret
     */
    webhookSecret: string;
  };
}
