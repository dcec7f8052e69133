/** The package's own types are no modules that our compiler options take. */
declare module 'monday-sdk-js/src/index.js' {
  export default function mondaySdk(): { get(type: 'sessionToken'): Promise<unknown> };
}
