const NAME_BYTES = 100;
const PREFIX_BYTES = 155;

/** A name as the two fields of a header hold it. */
export interface UstarName {
  readonly name: string;
  readonly prefix: string;
}

/**
 * Writes the header of one regular file of a POSIX ustar archive, byte for byte as `helm package` does.
 *
 * @param header - 512 zero bytes
 */
export function writeUstarHeader(
  header: Buffer,
  file: {
    readonly name: UstarName;
    readonly size: number;
    readonly modifiedAt: Date;
  },
): void {
  const { name, size, modifiedAt } = file;
  let sum = 0;
  const write = (text: string, at: number) => {
    header.write(text, at, 'latin1');
    // Cheaper than to add up the whole header, most of which is empty.
    for (let index = 0; index < text.length; index++) {
      sum += text.charCodeAt(index);
    }
  };
  write(name.name, 0);
  write('0000644', 100);
  write('0000000', 108);
  write('0000000', 116);
  write(octal(size, 11), 124);
  write(octal(Math.floor(modifiedAt.getTime() / 1000), 11), 136);
  write('        0', 148);
  write('ustar\u000000', 257);
  write('0000000', 329);
  write('0000000', 337);
  write(name.prefix, 345);
  write(`${octal(sum, 6)}\u0000 `, 148);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/**
 * A path for a header: above 100 bytes it is split at a slash, the part before it at most 155.
 *
 * @returns undefined for one that ustar cannot hold: not ASCII, or too long
 */
export function ustarName(path: string): UstarName | undefined {
  // eslint-disable-next-line no-control-regex
  if (!/^[\u0001-\u007f]*$/.test(path)) {
    return undefined;
  }
  if (path.length <= NAME_BYTES) {
    return { name: path, prefix: '' };
  }
  const slash = path.lastIndexOf('/', PREFIX_BYTES);
  const name = path.slice(slash + 1);
  return slash > 0 && name !== '' && name.length <= NAME_BYTES
    ? { name, prefix: path.slice(0, slash) }
    : undefined;
}
