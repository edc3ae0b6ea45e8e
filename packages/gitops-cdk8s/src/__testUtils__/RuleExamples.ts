import { GeneratedApplication } from '../generate/GeneratedApplication';

/** Something to judge. */
export type RuleExample = () => GeneratedApplication;

/** By rule: what it finds, and the same thing put right. */
export type RuleExamples = Readonly<
  Record<string, readonly (readonly [RuleExample, RuleExample])[]>
>;
