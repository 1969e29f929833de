/** Small repairs that cost no call: what stands around a good text is taken away. Pure. */
@NullMarked
package com.moviemind.worker.quality.repair;

import org.jspecify.annotations.NullMarked;
