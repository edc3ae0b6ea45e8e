/** Content without a byte order mark, which Helm takes off every file. */
export function withoutMark(content: Buffer): Buffer {
  const marked =
    content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
  return marked ? content.subarray(3) : content;
}
