import { Request } from 'express';

/** Sizes of pages, by the rules of the host that is simulated. */
export interface PageSizes {
  readonly usual: number;
  readonly most: number;
}

/** The page of a list that a request asks for by `page` and `per_page`. */
export function pageOf<T>(
  { query }: Pick<Request, 'query'>,
  all: readonly T[],
  { most, usual }: PageSizes,
): {
  /** From 1. */
  readonly number: number;
  readonly size: number;
  /** The number of the last page. */
  readonly last: number;
  readonly items: readonly T[];
} {
  const asked = Number(query.per_page);
  const size =
    Number.isInteger(asked) && asked > 0 ? Math.min(asked, most) : usual;
  const wanted = Number(query.page);
  const number = Number.isInteger(wanted) && wanted > 0 ? wanted : 1;
  return {
    number,
    size,
    last: Math.max(1, Math.ceil(all.length / size)),
    items: all.slice((number - 1) * size, number * size),
  };
}
