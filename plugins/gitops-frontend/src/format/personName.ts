/** `ana` of `user:default/ana`; anything that is no entity ref stays as it is. */
export function personName(ref: string): string {
  const match = /^[a-z]+:(?:[^/]+\/)?([^/]+)$/i.exec(ref);
  return match ? match[1] : ref;
}
