import { ChartFinding } from './ChartFinding';
import { ChartRuleName, chartRules } from './chartRules';

/** Collects findings, with the levels of their rules. */
export class Findings {
  readonly list: ChartFinding[] = [];

  add(
    rule: ChartRuleName,
    place: { readonly file: string; readonly line?: number },
    message: string,
    level: ChartFinding['level'] = chartRules[rule].level,
  ): void {
    const { file, line } = place;
    this.list.push({
      rule,
      level,
      file,
      ...(line !== undefined && { line }),
      message,
    });
  }
}
