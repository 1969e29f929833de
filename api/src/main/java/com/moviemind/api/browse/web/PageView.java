package com.moviemind.api.browse.web;

import com.moviemind.api.browse.web.Paging.Pagination;
import java.util.List;

/** One page of a list. */
record PageView<T>(List<T> data, Pagination pagination) {}
