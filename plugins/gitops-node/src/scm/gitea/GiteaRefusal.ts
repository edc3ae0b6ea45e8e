/** An answer that was not a success: its status decides, its text is only shown. */
export class GiteaRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'GiteaRefusal';
  }
}
