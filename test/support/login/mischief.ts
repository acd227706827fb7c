/** What a server may do to a client in bad luck: take the request and lose the answer, be busy, be slow. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export type Mischief =
  /** The request is carried out, and the connection ends in the place of the answer. */
  | { readonly kind: 'lose-answer' }
  /** Not carried out. */
  | { readonly kind: 'busy'; readonly status: 429 | 500 | 503; readonly retryAfter?: string }
  | { readonly kind: 'slow'; readonly milliseconds: number };

export interface MischiefMaker {
  /** The next request to this path, or the next few, meet it. */
  readonly plan: (path: string, mischief: Mischief, times?: number) => void;
  /** Does what was planned; false when the request is answered by now. */
  readonly meet: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
}

export function createMischief(): MischiefMaker {
  const planned: { readonly path: string; readonly mischief: Mischief }[] = [];
  return {
    plan: (path, mischief, times = 1) => {
      for (let each = 0; each < times; each += 1) planned.push({ path, mischief });
    },
    meet: async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const index = planned.findIndex((each) => each.path === path);
      const [found] = index < 0 ? [] : planned.splice(index, 1);
      return found === undefined || (await make(found.mischief, response));
    },
  };
}

async function make(mischief: Mischief, response: ServerResponse): Promise<boolean> {
  switch (mischief.kind) {
    case 'lose-answer':
      response.end = () => {
        response.socket?.resetAndDestroy();
        return response;
      };
      return true;
    case 'busy':
      response.writeHead(mischief.status, {
        'content-type': 'text/html',
        ...(mischief.retryAfter === undefined ? {} : { 'retry-after': mischief.retryAfter }),
      });
      response.end('<h1>Service Unavailable</h1>');
      return false;
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, mischief.milliseconds));
      return true;
  }
}
