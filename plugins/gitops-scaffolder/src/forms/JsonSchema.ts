/** The part of JSON Schema that the schemas of application configs and of props are made of. */
export interface JsonSchema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** What to say when a value does not fit, by keyword. */
  readonly errorMessage?: Readonly<Record<string, string>>;
  /** Heading that a field belongs below. */
  readonly group?: string;
  /** Many need it, so it is shown at once. */
  readonly common?: boolean;
  /** A text of several lines. */
  readonly multiline?: boolean;
  /** A record whose keys a form does not ask for: it takes a list of the values. */
  readonly namesOnly?: boolean;
  /** Fields below one heading, which the config does not have together. */
  readonly isSection?: boolean;
}
