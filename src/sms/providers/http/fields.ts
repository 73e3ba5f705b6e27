// What an account of any gateway with an HTTP interface asks for: how it is asked, and how its answers are read.
import type { ProviderField } from '../../fields';

export type HttpField =
  | 'httpAddress'
  | 'httpSecret'
  | 'httpMethod'
  | 'httpHeaders'
  | 'httpForm'
  | 'httpBody'
  | 'httpKey'
  | 'httpIdPath'
  | 'httpStatePath'
  | 'httpAcceptedWords'
  | 'httpStatusAddress'
  | 'httpStatusPath'
  | 'httpDeliveredWords'
  | 'httpFailedWords';

/** Names of properties and numbers of list entries, with dots between them. */
const path = /^[^.\s]+(?:\.[^.\s]+)*$/;
const isCredential = false;
const isUnderMore = true;

export const fields: readonly ProviderField<HttpField>[] = [
  {
    name: 'httpAddress',
    kind: 'address',
    isCredential,
    icon: 'fa-link',
    example: 'https://gateway.example.org/sms',
    hint: 'httpAddress',
    required: true,
  },
  { name: 'httpSecret', kind: 'secret', icon: 'fa-lock', hint: 'httpSecret' },
  { name: 'httpMethod', kind: 'select', options: ['POST', 'PUT', 'GET'] },
  { name: 'httpForm', kind: 'select', options: ['json', 'form'] },
  {
    name: 'httpBody',
    kind: 'json',
    lines: 5,
    usual: '{\n  "to": "{to}",\n  "text": "{text}"\n}',
    hint: 'httpBody',
    required: true,
  },
  { name: 'httpHeaders', kind: 'json', lines: 3, usual: '', hint: 'httpHeaders' },
  { name: 'httpKey', kind: 'select', options: ['once', 'again', 'key'], isExplained: true },
  {
    name: 'httpIdPath',
    kind: 'text',
    isCredential,
    isUnderMore,
    example: 'messages.0.id',
    hint: 'httpIdPath',
    pattern: path,
  },
  { name: 'httpStatePath', kind: 'text', isCredential, isUnderMore, example: 'success', pattern: path },
  {
    name: 'httpAcceptedWords',
    kind: 'text',
    isCredential,
    isUnderMore,
    example: 'queued, 100',
    hint: 'httpAcceptedWords',
    together: 'httpStatePath',
  },
  {
    name: 'httpStatusAddress',
    kind: 'address',
    isCredential,
    isUnderMore,
    example: 'https://gateway.example.org/sms/{id}',
    hint: 'httpStatusAddress',
  },
  {
    name: 'httpStatusPath',
    kind: 'text',
    isCredential,
    isUnderMore,
    example: 'state',
    together: 'httpStatusAddress',
  },
  { name: 'httpDeliveredWords', kind: 'text', isCredential, isUnderMore, example: 'delivered' },
  {
    name: 'httpFailedWords',
    kind: 'text',
    isCredential,
    isUnderMore,
    example: 'failed, expired',
    hint: 'httpFinalWords',
  },
];
