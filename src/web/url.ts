// The address of a request as it came: nobody has looked at it yet.

/** Path and query: an address with nonsense in it is a path that is not ours. */
export function addressOf(request: { url?: string | undefined }): {
  path: string;
  parameters: URLSearchParams;
} {
  const url = request.url ?? '';
  const path = pathOf(request);
  return { path, parameters: new URLSearchParams(url.slice(path.length + 1)) };
}

export function pathOf({ url = '' }: { url?: string | undefined }): string {
  const mark = url.indexOf('?');
  return mark < 0 ? url : url.slice(0, mark);
}
