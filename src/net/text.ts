// Small work on text that strangers may send: each function reads it once, whatever stands in it.

/** Without the slashes at its end. One pass from the end: `/\/+$/` would start anew at each slash. */
export function withoutSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

/**
 * A msg's topic of names that people typed: `/`, `+` and `#` shape an MQTT topic, a `$` at its beginning makes it the
 * broker's own, and MQTT knows no control characters (MQTT 5.0, 1.5.4 and 4.7). Levels are joined by a slash.
 */
export function topicOf(...names: readonly string[]): string {
  return names.map((name) => name.replace(/[/+#\p{Cc}]/gu, '_').replace(/^\$/, '_')).join('/');
}
