import { type ContractCode, contractCodes, type Failure } from './types.ts';

interface RawProblem {
  readonly code?: unknown;
  readonly retryable?: unknown;
  readonly delivered?: unknown;
  readonly traceId?: unknown;
  readonly reply?: { readonly code?: unknown; readonly text?: unknown } | null;
  readonly recipients?: unknown;
  readonly errors?: unknown;
  readonly retryAfterSeconds?: unknown;
}

/**
 * Reads a problem of the contract. Anything else comes from something between the pane and the service; whether that
 * had passed the mail on cannot be told, except where it refused the request itself (4xx).
 *
 * @param status the HTTP status
 * @param text the answer's body
 */
export function failureFromAnswer(status: number, text: string): Failure {
  const problem = parse(text);
  if (problem === null || !isContractCode(problem.code)) {
    const delivered = status >= 400 && status < 500 ? 'no' : 'unknown';
    return { code: 'unexpected_answer', retryable: false, delivered, httpStatus: status };
  }
  const { reply, recipients, errors, traceId, retryAfterSeconds } = problem;
  return {
    code: problem.code,
    retryable: problem.retryable === true,
    delivered: problem.delivered === 'no' ? 'no' : 'unknown',
    httpStatus: status,
    ...(typeof reply?.code === 'number' && typeof reply.text === 'string'
      ? { reply: { code: reply.code, text: reply.text } }
      : {}),
    ...(Array.isArray(recipients) ? { recipients: recipients.filter((one) => typeof one === 'string') } : {}),
    ...(typeof errors === 'object' && errors !== null ? { fields: Object.keys(errors) } : {}),
    ...(typeof traceId === 'string' ? { traceId } : {}),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
  };
}

function isContractCode(code: unknown): code is ContractCode {
  return typeof code === 'string' && (contractCodes as readonly string[]).includes(code);
}

function parse(text: string): RawProblem | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as RawProblem) : null;
  } catch {
    return null;
  }
}
