import type { GlossaryRule, GlossaryRuleChange, NewGlossaryRule } from '#core/model/glossary';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { useAsking } from '../useAsking';

/** A show's rules, and what can be done with them. `problem` says what the server refused. */
export function useGlossary(showId: string) {
  const dataProvider = useDataProvider<StetDataProvider>();
  const client = useQueryClient();
  const queryKey = ['shows', showId, 'glossary'];
  const { problem, ask } = useAsking();
  const { data, error } = useQuery({ queryKey, queryFn: ({ signal }) => dataProvider.glossary(showId, signal), staleTime: 0, retry: false });

  /** @returns whether it was done; the current rules are fetched either way */
  const run = async (what: () => Promise<unknown>): Promise<boolean> => {
    try {
      return (await ask(async () => {
        await what();
        return true;
      })) ?? false;
    } finally {
      await client.invalidateQueries({ queryKey });
    }
  };
  return {
    rules: data?.items, error, problem: problem?.message ?? null,
    add: (rule: NewGlossaryRule) => run(() => dataProvider.addRule(showId, rule)),
    /** Shown at once; the server's version follows. */
    change: (rule: GlossaryRule, change: GlossaryRuleChange) => {
      client.setQueryData<typeof data>(queryKey, (before) => before && { ...before, items: before.items.map((each) => (each.id === rule.id ? { ...each, ...change } : each)) });
      return run(() => dataProvider.changeRule(showId, rule, change));
    },
    remove: (rule: GlossaryRule) => run(() => dataProvider.removeRule(showId, rule.id)),
    bring: (rules: NewGlossaryRule[]) => run(() => dataProvider.importRules(showId, rules)),
  };
}

export type UsedGlossary = ReturnType<typeof useGlossary>;
