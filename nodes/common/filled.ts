// A text field as Node-RED has filled it in: it puts environment variables in before a node is made.

/**
 * Without stray blanks, and empty where it names an environment variable that is not set: Node-RED leaves such a text
 * (`${NAME}` or `$(NAME)`, and nothing else in the field) as it stands. Throws where the field is no text.
 */
export function filled(value: string | null | undefined): string {
  const text = (value ?? '').trim();
  return namesVariable(text) ? '' : text;
}

/** Whether a field is nothing but the name of an environment variable. */
export function namesVariable(text: string): boolean {
  return /^\$(\{\S+\}|\(\S+\))$/.test(text.trim());
}
