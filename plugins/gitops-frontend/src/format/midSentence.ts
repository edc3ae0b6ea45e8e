const NAMES = /^(Argo|Application|AppProject|Git|Backstage)/;

/** A sentence as it stands after a colon: its first letter small, unless it begins with a name. */
export function midSentence(sentence: string): string {
  return NAMES.test(sentence) || /^.[A-Z]/.test(sentence)
    ? sentence
    : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
