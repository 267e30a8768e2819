/** How much of the models the tests go through, which test holds which contingency, and whether the guide tells the truth. */
package io.leadpath.coverage;
