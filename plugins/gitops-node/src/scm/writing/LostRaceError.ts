/** A branch was moved or made by somebody else between reading and writing it: everything has to be read again. */
export class LostRaceError extends Error {
  constructor() {
    super('the branch was changed meanwhile');
    this.name = 'LostRaceError';
  }
}
