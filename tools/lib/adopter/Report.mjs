const TICK_MS = 15_000;

/** What the run prints: steps with their seconds, checks with a sentence each, and the count at the end. */
export class Report {
  #started = Date.now();
  #checks = [];

  /**
   * A step that everything after it needs; shows that it still runs.
   *
   * @template T
   * @param {string} title
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async step(title, work) {
    const begun = Date.now();
    console.log(`== ${title}`);
    const ticking = setInterval(
      () => console.log(`   … ${seconds(begun)} s`),
      TICK_MS,
    );
    try {
      const result = await work();
      console.log(`   done in ${seconds(begun)} s`);
      return result;
    } finally {
      clearInterval(ticking);
    }
  }

  /**
   * One sentence that has to be true. A false one is printed and counted, and the run goes on.
   *
   * @param {string} sentence
   * @param {() => Promise<void>} check rejects when it is not true
   */
  async check(sentence, check) {
    try {
      await check();
      console.log(`ok      ${sentence}`);
      this.#checks.push(true);
    } catch (error) {
      console.log(`not ok  ${sentence}: ${plain(error.message)}`);
      this.#checks.push(false);
    }
  }

  /** Prints the count. @returns {boolean} whether every check held */
  summary() {
    const fine = this.#checks.filter(Boolean).length;
    console.log(
      `\nAdopter's run: ${fine} of ${this.#checks.length} checks hold (${seconds(this.#started)} s)`,
    );
    return fine === this.#checks.length;
  }
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}

/** What a message says before the browser library tells how it looked for it, on one line and without colours. */
function plain(message) {
  // eslint-disable-next-line no-control-regex
  const text = message.replace(/\u001b\[\d+m/g, '');
  return text
    .split(/^Call log:/im)[0]
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join('; ');
}
