import { useCallback } from 'react';

import { useGetLanguagesQuery } from './services';

/** @returns a function from a locale's code to the language's name; the code itself until the names are there */
export function useLanguageName(): (code: string) => string {
  const { data: languages } = useGetLanguagesQuery();
  return useCallback((code) => languages?.find((language) => language.code === code)?.name ?? code, [languages]);
}
