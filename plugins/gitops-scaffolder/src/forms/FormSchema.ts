/** A field, or a page of fields, as the form's library takes it. */
export type FormSchema = Readonly<Record<string, unknown>>;
