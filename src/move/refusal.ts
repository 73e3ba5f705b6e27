// Why a move does not begin or does not go on, in a sentence for whoever runs it. These are in English alone: they stand in a terminal.

/** `isUsage`: what was typed cannot be understood. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly isUsage: boolean;
  constructor(message: string, isUsage = false) {
    super(message);
    this.isUsage = isUsage;
  }
}
