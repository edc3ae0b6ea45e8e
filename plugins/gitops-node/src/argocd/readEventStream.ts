import { createParser } from 'eventsource-parser';

/**
 * The data of each server-sent event of a body, in order. Ends with the body; comments are dropped.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  let ready: string[] = [];
  const parser = createParser({
    onEvent: event => {
      ready.push(event.data);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    const events = ready;
    ready = [];
    yield* events;
  }
}
