/** GET /translations/digest; PUT /translations/digest with `{ isWanted }` answers the same. */
export interface GetDigestResponse {
  data: {
    /** Whether this hub sends any. */
    isSent: boolean;
    /** Whether the signed-in person wants theirs. */
    isWanted: boolean;
  };
}
