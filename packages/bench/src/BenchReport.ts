/** A value that JSON can write. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Rows under headings; numbers are set to the right. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What a measurement found. */
export interface BenchReport {
  readonly tables: readonly Table[];
  /** Sentences below the tables. */
  readonly notes: readonly string[];
  /** Printed as one line of JSON, last of all, for programs. */
  readonly summary: { readonly [key: string]: JsonValue };
  /** Called when the report is printed, for what is slow to take away. */
  readonly tidy?: () => void;
}
