import { Application } from './Application';

const APPROVED = 'argocd.argoproj.io/deletion-approved';

/** Whether somebody approved, by annotation on the Application and not before `since`, what waits for a confirmation. */
export function isDeletionApproved(
  { metadata }: Pick<Application, 'metadata'>,
  since: string,
): boolean {
  const approved = Date.parse(metadata.annotations?.[APPROVED] ?? '');
  return !Number.isNaN(approved) && approved >= Date.parse(since);
}
