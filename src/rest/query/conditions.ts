import { inside, invalidParameter, isRecord } from './invalid-parameter';
import { operatorsFor } from './operators';
import type { Attribute } from './readable-model';
import { asBoolean, asList, asText, checkValue, isIndexed } from './values';

/** The operators that Strapi turns into IS NULL or IS NOT NULL where a parameter has no value: `filters[name][$eq]`. */
const NULLABLE = new Set(['$eq', '$ne', '$eqi', '$nei']);

/**
 * Checks what one attribute is filtered by: a value, a list of values, or operators.
 *
 * @throws ValidationError naming the operator or value that is wrong
 */
export function checkConditions(attribute: Attribute, conditions: unknown, parameter: string): void {
  if (conditions === null) return;
  const operators = operatorsFor(attribute);
  if (!isRecord(conditions) || isIndexed(conditions)) {
    if (!('$eq' in operators)) {
      throw invalidParameter({ parameter, problem: 'needs an operator', allowed: Object.keys(operators) });
    }
    for (const [value, at] of asList(conditions, parameter)) checkValue(attribute, value, at);
    return;
  }
  for (const [operator, operand] of Object.entries(conditions)) {
    const at = inside(parameter, operator);
    const kind = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
    switch (kind) {
      case 'boolean':
        asBoolean(operand, at);
        break;
      case 'negation':
        if (Array.isArray(operand) || operand === null) {
          throw invalidParameter({ parameter: at, problem: 'takes one value, or operators' });
        }
        checkConditions(attribute, operand, at);
        break;
      case 'pair':
        checkPair(attribute, operand, at);
        break;
      case 'value':
      case 'text':
      case 'list':
        if (operand === null && NULLABLE.has(operator)) break;
        // Strapi takes a list behind any of them, as alternatives.
        for (const [value, entryAt] of asList(operand, at)) {
          if (kind === 'text') asText(value, entryAt);
          else checkValue(attribute, value, entryAt);
        }
        break;
      default:
        throw invalidParameter({
          parameter: at,
          problem: 'is not an operator for this attribute',
          allowed: Object.keys(operators),
        });
    }
  }
}

function checkPair(attribute: Attribute, operand: unknown, parameter: string): void {
  const values = asList(operand, parameter);
  if (values.length !== 2) {
    throw invalidParameter({
      parameter,
      problem: `takes two values, ${inside(parameter, 0)} and ${inside(parameter, 1)}`,
    });
  }
  for (const [value, at] of values) checkValue(attribute, value, at);
}
