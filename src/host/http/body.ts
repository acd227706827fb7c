/** Reads the body of a response and lets go of it as soon as it is too long. */
import { HttpError } from './failure';

/** The body, decompressed; rejects with `http-too-large` once more than `limit` bytes have come. */
export async function readBody(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(response.headers.get('content-length') ?? 0) > limit) throw new HttpError('http-too-large');
  if (response.body === null) return new Uint8Array();
  // The stream of a body holds bytes; its type does not say so.
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, length);
    length += value.byteLength;
    if (length > limit) throw new HttpError('http-too-large');
    chunks.push(value);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}
