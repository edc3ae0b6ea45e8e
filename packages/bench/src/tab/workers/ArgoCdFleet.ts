/** An Argo CD as a backend is configured with it. */
export interface FleetInstance {
  readonly name: string;
  readonly url: string;
  readonly token: string;
}

/** How many instances and Applications there are, and which of them belong to a size. */
export interface FleetOptions {
  readonly instances: number;
  readonly applications: number;
  readonly history: number;
  readonly sizes: readonly {
    readonly label: string;
    readonly instances: number;
    readonly applications: number;
  }[];
}
