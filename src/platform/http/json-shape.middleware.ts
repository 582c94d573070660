import type { NextFunction, Request, Response } from 'express';
import type { Text } from '../i18n/texts.js';
import type { Issue } from '../rule/issue.js';
import { Problem } from './problem.js';
import { UNKNOWN_FIELD } from './validation.texts.js';

/** Deeper than anything that is asked for, and shallow enough for whatever walks over it by recursion. */
const DEPTH_AT_MOST = 16;
const TOO_DEEP: Text = {
  nl: `Hoogstens ${DEPTH_AT_MOST} niveaus diep.`,
  fr: `${DEPTH_AT_MOST} niveaux de profondeur au maximum.`,
  de: `Höchstens ${DEPTH_AT_MOST} Ebenen tief.`,
  en: `At most ${DEPTH_AT_MOST} levels deep.`,
};

/**
 * Refuses JSON whose shape alone could do harm: nested without end, or with names that every object has already. What checks the
 * fields later passes over those names in silence.
 */
export function harmlessShape(request: Request, _response: Response, next: NextFunction): void {
  const issue = shapeIssue(request.body);
  next(issue && new Problem('request/invalid', { issues: [issue] }));
}

function shapeIssue(body: unknown): Issue | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: body, depth: 0 }];
  for (let part = open.pop(); part; part = open.pop()) {
    const { value, depth } = part;
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEPTH_AT_MOST) return { field: '', rule: 'too-deep', demand: TOO_DEEP };
    for (const [name, inner] of Object.entries(value)) {
      if (name in Object.prototype || name === 'prototype')
        return { field: name, rule: 'unknown-field', demand: UNKNOWN_FIELD };
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}
