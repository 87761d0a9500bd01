import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import AuditReport from '#renderer/components/audit/AuditReport.vue';
import { auditRows, largestTapeDifference } from '#renderer/components/audit/audit-summary.ts';
import { createTranslator } from '#renderer/locales/index.ts';
import type { AuditVerdict, ParameterAudit, StepAudit } from '#shared/contract/lab-contract.ts';
import type { ParameterName } from '#shared/tensors/tensor-names.ts';

const fine: ParameterAudit = {
  isFinite: true,
  tape: { absolute: 3e-8, relative: 1e-6 },
  centralDifferences: { absolute: 2e-7, relative: 4e-5 },
  cellsAtKink: 0,
};

function auditWith(
  changed: Partial<Record<ParameterName, Partial<ParameterAudit>>>,
  verdict: AuditVerdict = Object.keys(changed).length === 0 ? 'passed' : 'failed',
): StepAudit {
  const of = (name: ParameterName): ParameterAudit => ({ ...fine, ...changed[name] });
  return {
    step: 7,
    parameters: {
      'fc1.weight': of('fc1.weight'),
      'fc1.bias': of('fc1.bias'),
      'fc2.weight': of('fc2.weight'),
      'fc2.bias': of('fc2.bias'),
    },
    tolerances: { tape: 1e-6, centralDifferences: 1e-3 },
    stepSize: 1e-4,
    verdict,
  };
}

function mounted(audit: StepAudit) {
  localStorage.setItem('dropout-lab.language', 'en');
  return mount(AuditReport, { props: { audit, activation: 'relu' }, global: { plugins: [createTranslator()] } });
}

it('names the largest difference to the automatic gradient, over all parameters', () => {
  expect(largestTapeDifference(auditWith({}))).toBe(3e-8);
  expect(largestTapeDifference(auditWith({ 'fc2.bias': { tape: { absolute: 2e-5, relative: 1 } } }))).toBe(2e-5);
});

it('fails a parameter where a difference is over its tolerance, or is not a number', () => {
  const audit = auditWith({
    'fc1.bias': { tape: { absolute: Number.NaN, relative: 0 } },
    'fc2.weight': { centralDifferences: { absolute: 0, relative: 2e-3 } },
  });
  expect(auditRows(audit).map(({ tapePassed, centralPassed }) => [tapePassed, centralPassed])).toEqual([
    [true, true],
    [false, true],
    [true, false],
    [true, true],
  ]);
  expect(largestTapeDifference(audit)).toBeNaN();
});

it('takes nothing from a parameter that cannot be checked', () => {
  const notANumber = { absolute: Number.NaN, relative: Number.NaN };
  const audit = auditWith(
    { 'fc1.weight': { isFinite: false, tape: notANumber, centralDifferences: notANumber } },
    'not-finite',
  );
  expect(largestTapeDifference(audit)).toBe(3e-8);
  const report = mounted(audit);
  expect(report.get('[data-testid=audit-verdict]').text()).toContain('it cannot be checked');
  expect(report.get('tbody tr').text()).toBe('fc1.weightNot finite: cannot be checked');
  expect(report.text()).not.toContain('formula is wrong');
  expect(report.find('.bad').exists()).toBe(false);
});

describe('the report', () => {
  it('of a step that passes has a row for each parameter and a word on each comparison', () => {
    const report = mounted(auditWith({}));
    expect(report.get('h2').text()).toBe('Self-audit of step 7');
    expect(report.findAll('tbody tr')).toHaveLength(4);
    expect(report.get('tbody tr').text()).toContain('3e\u22128');
    expect(report.get('[data-testid=audit-verdict]').text()).toBe('All differences are within their tolerance.');
    expect(report.findAll('dd')).toHaveLength(3);
    expect(report.find('td.bad').exists()).toBe(false);
  });

  it('of a step that fails says what that means near a kink, and marks the number in words', () => {
    const report = mounted(auditWith({ 'fc1.weight': { tape: { absolute: 0.2, relative: 1 }, cellsAtKink: 3 } }));
    expect(report.get('[data-testid=audit-verdict]').text()).toContain('kink of ReLU');
    expect(report.findAll('td.bad')).toHaveLength(1);
    expect(report.get('td.bad svg').attributes('aria-label')).toBe('larger than its tolerance');
    expect(report.get('tbody tr').findAll('td').at(-1)?.text()).toBe('3');
  });
});
