// The webhook protocols that there are: a new one is a line here and a file of its own.
import { fitbitProtocol } from './fitbit';
import { googleHealthProtocol } from './google-health';
import type { ProtocolDeclaration } from './protocol';

export const protocols: readonly ProtocolDeclaration[] = [fitbitProtocol, googleHealthProtocol];
