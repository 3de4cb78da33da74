/** What the public reads without a token: the landing page, the contract, its documentation, the problem catalogue. */
@NullMarked
package dev.acquaint.api.docs;

import org.jspecify.annotations.NullMarked;
