/** Markup that is safe to send: written in a template here, or escaped. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text and numbers are escaped, lists are joined, nothing stays nothing. */
export type HtmlValue =
  Html | string | number | undefined | false | readonly HtmlValue[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return String(value).replace(/[&<>"']/g, character => ESCAPES[character]);
}

/** Template tag that escapes every value put into it. Put values into text and quoted attributes only. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly HtmlValue[]
): Html {
  return new Html(
    strings.reduce((text, part, i) => text + render(values[i - 1]) + part),
  );
}
