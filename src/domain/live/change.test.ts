import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Change, concerns, fewer, gathered, heardBy, heardWithin } from './change.ts';

const villages = (count: number, county = '341622') =>
  Array.from({ length: count }, (_, index) => `${county}101${String(index).padStart(3, '0')}`);

describe('changes told live', () => {
  it('name few areas one by one, each once', () => {
    assert.deepEqual(fewer(['341622101210', '341622101210']), ['341622101210']);
    assert.equal(fewer(villages(200)).length, 200);
  });

  it('name many areas by their counties, and very many by nothing: everything', () => {
    assert.deepEqual(fewer([...villages(150), ...villages(150, '341621')]), ['341622', '341621']);
    assert.deepEqual(fewer(['11', '12', '13'], 2), ['']);
  });

  it('are heard only within reach; of a larger area its part', () => {
    const told = ['341622101210', '341621112214'];
    assert.deepEqual(heardWithin(told, ['341622101']), ['341622101210']);
    assert.deepEqual(heardWithin(told, ['341623']), []);
    assert.deepEqual(heardWithin([''], ['341622101', '341622102']), ['341622101', '341622102']);
    assert.deepEqual(heardWithin(told, []), []);
  });

  it('concern what is shown of an area above, below, or the same', () => {
    assert.ok(concerns(['341622101210'], '3416'));
    assert.ok(concerns(['341622'], '341622101210'));
    assert.ok(!concerns(['341622101210'], '341621'));
  });

  it('of absences are heard by area in a bureau, and by its own unit alone in a department: no village is named to it', () => {
    const change: Change = { kind: 'absences', areas: ['341622101210'], units: ['刑侦大队'] };
    const bureau = { reach: () => ['3416'], units: [] };
    const unit = { reach: () => [], units: ['刑侦大队'] };
    assert.deepEqual(heardBy(bureau, change), { kind: 'absences', areas: ['341622101210'] });
    assert.deepEqual(heardBy(unit, change), { kind: 'absences', areas: [], units: ['刑侦大队'] });
    assert.equal(heardBy({ ...unit, units: ['交警大队'] }, change), undefined);
    assert.equal(heardBy(unit, { kind: 'entries', areas: ['341622101210'] }), undefined);
  });

  it('become one of each kind', () => {
    const two = gathered([
      { kind: 'entries', areas: ['341622101210'] },
      { kind: 'held', areas: ['341622101210'] },
      { kind: 'entries', areas: ['341622101211'] },
    ]);
    assert.deepEqual(two, [
      { kind: 'entries', areas: ['341622101210', '341622101211'] },
      { kind: 'held', areas: ['341622101210'] },
    ]);
  });

  it('of absences keep each unit once', () => {
    const change = (unit: string): Change => ({ kind: 'absences', areas: [], units: [unit] });
    assert.deepEqual(gathered([change('刑侦大队'), change('交警大队'), change('刑侦大队')]), [
      { kind: 'absences', areas: [], units: ['刑侦大队', '交警大队'] },
    ]);
  });
});
